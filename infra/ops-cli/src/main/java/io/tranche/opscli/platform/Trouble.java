package io.tranche.opscli.platform;

/** The command cannot go on. The message says why, in words for its user. */
public final class Trouble extends RuntimeException {

    private final int exitCode;

    public Trouble(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }

    static Trouble notAllowed(String message) {
        return new Trouble(ExitCode.NOT_ALLOWED, message);
    }
}
