package io.tranche.standalone;

import io.tranche.embedded.EmbeddedFailure;
import java.io.PrintStream;
import java.time.Duration;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;

/** The command that starts the platform: {@code mvn -pl infra/standalone -am spring-boot:run}. */
public final class Standalone {

    private final PrintStream out;
    private final PrintStream err;

    Standalone(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String... arguments) {
        Exit.setHaltProcedure(Standalone::giveUp);
        boolean running = new Standalone(System.out, System.err).start(arguments);
        if (!running) {
            System.exit(1);
        }
    }

    /** A broker that can no longer write, because the disk is full for example, ends its JVM without a word. */
    private static void giveUp(int status, @Nullable String message) {
        System.err.println("Kafka gave up; its last words are in the log. What was committed is safe: start again.");
        Runtime.getRuntime().halt(status);
    }

    /** False if the platform could not start; why is then printed. */
    boolean start(String... arguments) {
        long begin = System.nanoTime();
        try {
            Options options = Options.parse(arguments);
            if (options.asksForHelp()) {
                out.print(Options.HELP);
                return true;
            }
            PlatformSettings settings = options.settings();
            out.println("Tranche is starting, with its data in " + settings.data());
            Platform platform = new PlatformStart(settings, () -> Logs.to(settings.logs())).run(Parts.all());
            out.print(new ReadyReport(settings, platform).text(Duration.ofNanos(System.nanoTime() - begin)));
            return true;
        } catch (StartRefused | EmbeddedFailure e) {
            err.println(e.getMessage());
            return false;
        }
    }
}
