package io.tranche.chaos.check;

import io.tranche.chaos.check.Evidence.LoanRow;
import io.tranche.chaos.check.Evidence.Mark;
import io.tranche.chaos.check.Evidence.Message;
import io.tranche.chaos.check.Evidence.Messages;
import io.tranche.chaos.check.Evidence.Movement;
import io.tranche.chaos.check.Evidence.OutboxRow;
import io.tranche.chaos.check.Evidence.PaymentRow;
import io.tranche.chaos.check.Evidence.Tables;
import io.tranche.chaos.check.Evidence.UserAccount;
import io.tranche.chaos.load.Seen;
import io.tranche.contracts.Topics;
import java.util.ArrayList;
import java.util.List;

/** One borrower who borrowed, topped up, paid once and was refused once, with everything in its place; to be spoilt by tests. */
final class SoundEvidence {

    static final Seen.Repaid REPAID = new Seen.Repaid(5, "key-1", 1_000);
    static final Seen.Refused REFUSED = new Seen.Refused(5, "key-2", "insufficient_balance");
    static final Movement PAYMENT = new Movement(5, "EMI_PAYMENT", "31", 1_000);

    final List<Seen> seen = new ArrayList<>(List.of(
            new Seen.Registered(5),
            new Seen.Applied(21, 5, 100_000),
            new Seen.Disbursed(21, 5, 100_000),
            new Seen.ToppedUp(5, "key-0", 7_000),
            REPAID,
            REFUSED));
    final List<UserAccount> accounts = new ArrayList<>(List.of(new UserAccount(5, 11)));
    final List<LoanRow> loans = new ArrayList<>(List.of(new LoanRow(21, 5, 100_000, "ACTIVE")));
    final List<PaymentRow> payments = new ArrayList<>(List.of(
            new PaymentRow("top_up", 41, 5, "key-0", 7_000, "SUCCESS"),
            new PaymentRow("repayment", 31, 5, "key-1", 1_000, "SUCCESS"),
            new PaymentRow("repayment", 32, 5, "key-2", 900_000, "FAILED")));
    final List<Movement> movements = new ArrayList<>(List.of(
            new Movement(5, "LOAN_DISBURSEMENT", "21", 100_000),
            new Movement(5, "WALLET_TOPUP", "41", 7_000),
            PAYMENT));
    final List<OutboxRow> outbox = new ArrayList<>();
    final List<Message> topics = new ArrayList<>();
    final List<Mark> marks = new ArrayList<>();

    SoundEvidence() {
        event("event-1", "21", "loan.disbursement_requested.v1");
        event("event-2", "21", "loan.repayment_requested.v1");
        event("event-3", "21", "loan.repayment_requested.v1");
        event("event-4", "22", "loan.disbursement_requested.v1");
        topics.forEach(message -> marks.add(new Mark("wallet.loan-requests", message.id())));
    }

    private void event(String id, String key, String type) {
        outbox.add(new OutboxRow(id, Topics.LOAN_EVENTS, key, type));
        topics.add(new Message(id, Topics.LOAN_EVENTS, 3, key, type));
    }

    Evidence get() {
        return new Evidence(
                seen, new Tables(accounts, loans, payments, movements), new Messages(outbox, topics, marks));
    }
}
