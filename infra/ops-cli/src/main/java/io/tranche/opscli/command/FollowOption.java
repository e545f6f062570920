package io.tranche.opscli.command;

import java.util.List;
import picocli.CommandLine.Option;

/** Whether to stay until the work is done. */
final class FollowOption {

    @Option(
            names = {"-f", "--follow"},
            description = "Show the progress until it ends; exit code 6 if it did not go well")
    boolean follow;

    void followIfAsked(Desk desk, List<Reference> operations) {
        if (follow) {
            operations.forEach(new Operations(desk)::follow);
        }
    }
}
