-- What falls due or is overdue, without a look at all other installments. Few due dates, and the loans of each in order.
CREATE INDEX installment_unpaid ON installment (due_date, loan_id)
    WHERE paid_principal_minor + paid_interest_minor < principal_minor + interest_minor;
