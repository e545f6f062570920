package io.tranche.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** One generated password per database role, kept in a file that only its owner can read. */
final class Passwords {

    private static final int ENTROPY_BYTES = 24;
    private final Map<String, String> byRole;

    private Passwords(Map<String, String> byRole) {
        this.byRole = byRole;
    }

    /** Reads the file, and adds to it a password for each role that has none yet. */
    static Passwords keptIn(Path file, Collection<String> roles) throws IOException {
        Map<String, String> byRole = new TreeMap<>();
        if (Files.exists(file)) {
            Properties known = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                known.load(reader);
            }
            known.stringPropertyNames().forEach(role -> byRole.put(role, known.getProperty(role)));
        }
        int knownCount = byRole.size();
        roles.forEach(role -> byRole.computeIfAbsent(role, unknown -> generate()));
        if (byRole.size() > knownCount) {
            write(file, byRole);
        }
        return new Passwords(byRole);
    }

    String of(String role) {
        String password = byRole.get(role);
        if (password == null) {
            throw new IllegalArgumentException("no such role: " + role);
        }
        return password;
    }

    private static String generate() {
        byte[] random = new byte[ENTROPY_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static void write(Path file, Map<String, String> byRole) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        Files.deleteIfExists(partial);
        Files.createFile(partial, ownerOnly);
        Properties properties = new Properties();
        properties.putAll(byRole);
        try (Writer writer = Files.newBufferedWriter(partial)) {
            properties.store(writer, "Passwords of the database roles, generated on the first start");
        }
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
