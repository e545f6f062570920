package io.tranche.opscli.platform;

/** How the command ends, for scripts. */
public final class ExitCode {

    public static final int DONE = 0;
    /** The platform refused, or knows no such thing. */
    public static final int REFUSED = 1;
    /** As picocli has it for what it cannot parse. */
    public static final int USAGE = 2;

    public static final int NOT_ALLOWED = 3;
    public static final int UNREACHABLE = 4;
    public static final int NOT_CONFIRMED = 5;
    /** The command did its work, and what it looked at is not well: messages are missing, events failed, books differ. */
    public static final int NOT_WELL = 6;

    private ExitCode() {}
}
