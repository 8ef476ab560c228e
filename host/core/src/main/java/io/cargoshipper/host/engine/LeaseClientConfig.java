package io.cargoshipper.host.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.AuthConfigurations;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.RemoteApiVersion;
import java.net.URI;

/**
 * What docker-java asks its configuration for, the same for every lease. It holds the one JSON
 * mapper that all of them share (docker-java would make one for each call), and no credentials: the
 * user's own are not a pack's to use. Where to connect is not docker-java's business here.
 */
final class LeaseClientConfig implements DockerClientConfig {

    private static final URI UNUSED_HOST = URI.create("unix:///");

    private final ObjectMapper mapper = DockerClientConfig.getDefaultObjectMapper();

    @Override
    public ObjectMapper getObjectMapper() {
        return mapper;
    }

    @Override
    public URI getDockerHost() {
        return UNUSED_HOST;
    }

    /** Unknown: paths then carry no version, and the engine answers in its own. */
    @Override
    public RemoteApiVersion getApiVersion() {
        return RemoteApiVersion.UNKNOWN_VERSION;
    }

    @Override
    public AuthConfigurations getAuthConfigurations() {
        return new AuthConfigurations();
    }

    // docker-java's contract for "none" in what follows is null.

    @Override
    public AuthConfig effectiveAuthConfig(String imageName) {
        return null;
    }

    @Override
    public String getRegistryUsername() {
        return null;
    }

    @Override
    public String getRegistryPassword() {
        return null;
    }

    @Override
    public String getRegistryEmail() {
        return null;
    }

    @Override
    public String getRegistryUrl() {
        return null;
    }

    @Override
    @SuppressWarnings("deprecation") // the interface is; its getter is not
    public com.github.dockerjava.core.SSLConfig getSSLConfig() {
        return null;
    }
}
