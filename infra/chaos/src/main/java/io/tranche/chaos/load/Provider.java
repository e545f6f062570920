package io.tranche.chaos.load;

import java.util.Random;

/** Brings money to lend, a little more now and then. */
final class Provider {

    private static final String FUNDS = "/api/providers/add_funds";
    /** Of three, enough for the probes' loans and some of the borrowers': for the others the house has to help. */
    private static final long FUNDS_MINOR = 51_000_000;

    private final Client self;
    private final Memory memory;
    private final Random random;
    private final Wallet wallet;

    Provider(Client self, Memory memory, long seed) {
        this.self = self;
        this.memory = memory;
        this.random = new Random(seed);
        this.wallet = new Wallet(self, memory, random);
    }

    boolean prepare() {
        if (!self.register("PROVIDER")) {
            return false;
        }
        memory.add(new Seen.Registered(self.userId()));
        wallet.topUp(FUNDS, FUNDS_MINOR);
        return true;
    }

    void act() {
        wallet.topUp(FUNDS, 1_000 + random.nextInt(20_000));
    }
}
