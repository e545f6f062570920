package io.tranche.loan.dayend;

import io.tranche.messaging.upkeep.RecurringTask;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DayEndConfiguration {

    @Bean
    RecurringTask dayEnd(DayEnds dayEnds, DayEndSettings settings) {
        return new RecurringTask("Day end", settings.lookInterval(), dayEnds::catchUp);
    }
}
