package io.tranche.contracts;

/** On which side of the due date a borrower is reminded. */
public enum ReminderKind {
    UPCOMING,
    OVERDUE
}
