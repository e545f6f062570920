package io.tranche.opscli.platform;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Where a login is kept between two commands, readable by its owner only. */
final class SessionFile {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /** @param url of the gateway that gave it; the tokens are sent to no other */
    record Session(URI url, String accessToken, String refreshToken, Instant expiresAt) {

        static Session of(URI url, JsonNode tokens, Instant now) {
            return new Session(
                    url,
                    tokens.path("access_token").asString(),
                    tokens.path("refresh_token").asString(),
                    now.plusSeconds(tokens.path("expires_in").asLong()));
        }

        @Override
        public String toString() {
            return "Session[at " + url + "]";
        }
    }

    private final Path file;

    private SessionFile(Path file) {
        this.file = file;
    }

    static SessionFile of(Map<String, String> environment) {
        String configured = environment.get("XDG_CONFIG_HOME");
        Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
        Path directory = configured == null || configured.isBlank() ? home.resolve(".config") : Path.of(configured);
        return new SessionFile(directory.resolve("tranche-ops").resolve("session.json"));
    }

    Path path() {
        return file;
    }

    Optional<Session> read() {
        try {
            JsonNode stored = Http.JSON.readTree(Files.readString(file));
            return Optional.of(new Session(
                    URI.create(stored.get("url").asString()),
                    stored.get("access_token").asString(),
                    stored.get("refresh_token").asString(),
                    Instant.parse(stored.get("expires_at").asString())));
        } catch (IOException | RuntimeException absentOrDamaged) {
            return Optional.empty();
        }
    }

    /** Written beside and moved, so that two commands at once never leave half a file. */
    void write(Session session) {
        JsonNode stored = Http.JSON
                .createObjectNode()
                .put("url", session.url().toString())
                .put("access_token", session.accessToken())
                .put("refresh_token", session.refreshToken())
                .put("expires_at", session.expiresAt().toString());
        try {
            Path directory = file.toAbsolutePath().getParent();
            Files.createDirectories(directory, OWNER_ONLY_DIRECTORY);
            Path written = Files.createTempFile(directory, "session", ".json", OWNER_ONLY_FILE);
            Files.writeString(written, stored.toString());
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Trouble(ExitCode.REFUSED, "Cannot keep the login in " + file + ": " + e);
        }
    }

    boolean delete() {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new Trouble(ExitCode.REFUSED, "Cannot delete " + file + ": " + e);
        }
    }
}
