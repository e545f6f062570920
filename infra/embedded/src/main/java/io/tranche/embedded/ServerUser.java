package io.tranche.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * As whom PostgreSQL runs, for it refuses to run as root. An ordinary user is simply itself. Root hands the server to a user
 * namespace without mappings, where its own files stay usable and nothing else is; where namespaces are forbidden, as in most
 * containers, it hands it to {@code nobody}.
 */
enum ServerUser {
    SELF(List.of()),
    NAMESPACE(List.of("unshare", "--user")),
    NOBODY(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));

    private static final Logger LOG = LoggerFactory.getLogger(ServerUser.class);
    private static final int TRIAL_SECONDS_MAX = 10;
    private final List<String> prefix;

    ServerUser(List<String> prefix) {
        this.prefix = prefix;
    }

    static ServerUser find() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return SELF;
        }
        if (NAMESPACE.works()) {
            return NAMESPACE;
        }
        if (NOBODY.works()) {
            LOG.info("PostgreSQL runs as nobody, because it may not run as root and there are no user namespaces here");
            return NOBODY;
        }
        throw new EmbeddedFailure(
                "PostgreSQL does not run as root, and neither `unshare --user` nor `setpriv` works here:"
                        + " start as an ordinary user");
    }

    /** What the command of a program begins with. */
    List<String> prefix() {
        return prefix;
    }

    /** Lets the server have a file or an empty directory that this process has made. */
    void own(Path path) throws IOException {
        if (this == NOBODY) {
            UserPrincipal nobody =
                    path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
            Files.setOwner(path, nobody);
        }
    }

    /** Where this user can reach the programs. */
    Path cache() {
        Path home = Path.of(System.getProperty("user.home"));
        return this != NOBODY && Files.isWritable(home)
                ? home.resolve(".cache").resolve("tranche")
                : Path.of(System.getProperty("java.io.tmpdir"), "tranche-" + System.getProperty("user.name"));
    }

    private boolean works() {
        Command trial = new Command(prefix).with("true");
        try {
            return trial.run(TRIAL_SECONDS_MAX).exitCode() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
