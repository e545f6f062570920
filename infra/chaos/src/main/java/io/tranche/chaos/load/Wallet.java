package io.tranche.chaos.load;

import java.util.Random;

/** Where a client's money is, and whereto more is brought. */
record Wallet(Client owner, Memory memory, Random random) {

    void topUp(String path, long amountMinor) {
        String key = Client.newKey(random);
        String json = """
                {"amount": "%s", "idempotency_key": "%s"}""".formatted(Borrower.rupees(amountMinor), key);
        owner.post(path, json)
                .filter(answer -> answer.status() == 200)
                .ifPresent(answer -> memory.add(new Seen.ToppedUp(owner.userId(), key, amountMinor)));
    }
}
