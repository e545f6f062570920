package io.tranche.loan.arrears;

import io.tranche.contracts.AssetClass;
import io.tranche.contracts.Money;

/**
 * What was overdue of a loan at the last day end.
 *
 * @param overdue principal and interest
 * @param penalty what is unpaid of the penal charges
 * @param classification of the borrower
 */
public record Arrears(int daysPastDue, Money overdue, Money penalty, AssetClass classification) {}
