package io.tranche.wallet.account;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

    /** Opened when the service first starts on a database, before anyone can ask for it. */
    @Bean
    HouseAccount houseAccount(Accounts accounts, AccountSettings settings, TransactionOperations transactions) {
        return new HouseAccount(transactions.execute(status -> accounts.openHouse(settings.currency())));
    }
}
