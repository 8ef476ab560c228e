package io.cargoshipper.host.engine.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.engine.registry.HelperProgram.Output;
import io.cargoshipper.host.engine.registry.Lookup.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Asks the Docker CLI's credential helpers, in the protocol that they share. */
final class CredentialHelpers {

    /** A helper may ask a cloud for a token. One that asks a person gets no longer either. */
    static final Duration LIMIT = Duration.ofSeconds(5);

    /** The username that says that the secret is a token. */
    private static final String TOKEN = "<token>";

    /** What helpers say, on stdout, when they have nothing. */
    private static final String NOT_FOUND = "credentials not found";

    private final HelperPrograms programs;
    private final Path configuration;

    /**
     * @param configuration the file that names helpers, for messages
     */
    CredentialHelpers(HelperPrograms programs, Path configuration) {
        this.programs = programs;
        this.configuration = configuration;
    }

    /** A helper that could not be asked, or gave no sense. The message holds no secret. */
    static final class HelperException extends Exception {

        private static final long serialVersionUID = 1L;

        HelperException(String message) {
            super(message);
        }
    }

    /**
     * Asks for the credentials of a registry.
     *
     * @param server what the helper calls it
     */
    Lookup get(String helper, String server, Duration limit) {
        Origin origin =
                Origin.dockerCli(
                        "%s%s, which %s names"
                                .formatted(HelperPrograms.PREFIX, helper, configuration));
        try {
            Output output = run(helper, "get", server, limit);
            if (output.exitCode() != 0) {
                if (output.text().contains(NOT_FOUND)) {
                    return Lookup.nothing();
                }
                throw failed(helper, "get", output);
            }
            return credential(json(helper, output))
                    .map(credential -> Lookup.found(credential, origin))
                    .orElseGet(Lookup::nothing);
        } catch (HelperException e) {
            return Lookup.broken(origin, e.getMessage());
        }
    }

    /**
     * Asks for what a helper has credentials for.
     *
     * @return as the helper calls them
     */
    List<String> list(String helper, Duration limit) throws HelperException {
        Output output = run(helper, "list", "", limit);
        if (output.exitCode() != 0) {
            throw failed(helper, "list", output);
        }
        List<String> servers = new ArrayList<>();
        json(helper, output).fieldNames().forEachRemaining(servers::add);
        return servers;
    }

    private Output run(String helper, String verb, String input, Duration limit)
            throws HelperException {
        HelperProgram program = program(helper);
        String name = HelperPrograms.PREFIX + helper;
        try {
            return program.run(verb, input, limit);
        } catch (TimeoutException e) {
            throw new HelperException(
                    "the credential helper %s did not answer within %d s"
                            .formatted(name, limit.toSeconds()));
        } catch (IOException e) {
            throw new HelperException(
                    "the credential helper %s cannot be used: %s".formatted(name, e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToolException(
                    ErrorCode.CANCELLED, "Interrupted while asking for credentials.", e);
        }
    }

    private HelperProgram program(String helper) throws HelperException {
        if (!HelperPrograms.isName(helper)) {
            throw new HelperException(
                    "'%s' in %s is no name of a credential helper"
                            .formatted(helper.replaceAll("\\p{Cntrl}", "?"), configuration));
        }
        Optional<HelperProgram> program = programs.find(helper);
        return program.orElseThrow(
                () ->
                        new HelperException(
                                ("the credential helper %s%s, which %s names, is not installed: no"
                                                + " folder of this server's PATH has it")
                                        .formatted(HelperPrograms.PREFIX, helper, configuration)));
    }

    /** Without what it said, which may be a secret. */
    private static HelperException failed(String helper, String verb, Output output) {
        String name = HelperPrograms.PREFIX + helper;
        return new HelperException(
                ("the credential helper %1$s failed with exit code %2$d; '%1$s %3$s' in a terminal"
                                + " shows why")
                        .formatted(name, output.exitCode(), verb));
    }

    private static JsonNode json(String helper, Output output) throws HelperException {
        try {
            return Json.MAPPER.readTree(output.text());
        } catch (JsonProcessingException e) {
            throw new HelperException(
                    "the credential helper %s%s does not answer in JSON"
                            .formatted(HelperPrograms.PREFIX, helper));
        }
    }

    private static Optional<Credential> credential(JsonNode answer) {
        String username = answer.path("Username").asText("");
        String secret = answer.path("Secret").asText("");
        Credential credential =
                username.equals(TOKEN)
                        ? Credential.ofIdentityToken(secret)
                        : Credential.ofPassword(username, secret);
        return Optional.of(credential).filter(Credential::isComplete);
    }
}
