package io.cargoshipper.host.engine.registry;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Adds credentials to the requests that need them, after the guard has let them pass. A request
 * that brings its own goes as it is.
 */
final class AuthorizingHttpClient implements DockerHttpClient {

    private final Supplier<RegistryCredentials> credentials;
    private final DockerHttpClient next;

    /**
     * @param credentials asked for when a request needs them: most calls have none such
     * @param next where requests go then
     */
    AuthorizingHttpClient(Supplier<RegistryCredentials> credentials, DockerHttpClient next) {
        this.credentials = credentials;
        this.next = next;
    }

    /**
     * Sends the request.
     *
     * @throws io.cargoshipper.api.ToolException when the engine says that the registry refused, now
     *     or while its answer is read
     */
    @Override
    public Response execute(Request request) {
        Optional<RegistryRequest> asks = RegistryRequest.of(request);
        if (asks.isEmpty() || RegistryHeader.isOwn(request)) {
            return next.execute(request);
        }
        RegistryCredentials known = credentials.get();
        Keyring keyring = asks.get().registry().map(known::find).orElseGet(known::all);
        Request authorized = RegistryHeader.add(request, asks.get(), keyring);
        return ScreenedResponse.of(next.execute(authorized), asks.get(), keyring);
    }

    @Override
    public void close() throws IOException {
        next.close();
    }
}
