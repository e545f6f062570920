package io.tranche.standalone;

import io.tranche.embedded.Ports;
import java.nio.file.Path;

/**
 * @param data directory of everything that outlives the process; made when missing
 * @param fresh throw the data of earlier runs away first
 * @param demo make demo users with known passwords and house capital
 * @param durable false only in tests: data then survives a killed process, but not a power cut
 */
public record PlatformSettings(Path data, boolean fresh, boolean demo, boolean durable, Listening listening) {

    /** @param address of the gateway; everything else listens on loopback */
    public record Listening(String address, int gatewayPort, int postgresPort, int kafkaPort, int mailboxPort) {

        static final String LOOPBACK = "127.0.0.1";

        /** The gateway on this port, the rest wherever there is room. */
        public static Listening gatewayOn(int port) {
            return new Listening(LOOPBACK, port, 0, 0, 0);
        }
    }

    public PlatformSettings {
        data = data.toAbsolutePath().normalize();
    }

    /** For tests: the demo platform on free ports. */
    public static PlatformSettings demoOnFreePorts(Path data) {
        return new PlatformSettings(data, false, true, false, Listening.gatewayOn(Ports.free()));
    }

    Path postgres() {
        return data.resolve("postgres");
    }

    Path kafka() {
        return data.resolve("kafka");
    }

    Path logs() {
        return data.resolve("logs");
    }
}
