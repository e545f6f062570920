package io.tranche.web.json;

import io.tranche.contracts.Money;
import java.math.BigDecimal;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.module.SimpleModule;

/** Joins the mapper of the API only: events have their own, where money is minor units and a currency. */
@AutoConfiguration(before = JacksonAutoConfiguration.class)
class JsonAutoConfiguration {

    @Bean
    JacksonModule amountsModule() {
        return new SimpleModule("tranche-amounts")
                .addDeserializer(Amount.class, new NumberTextDeserializer<>(Amount.class, Rupees::parseAmount))
                .addDeserializer(Money.class, new NumberTextDeserializer<>(Money.class, Rupees::parse))
                .addDeserializer(BigDecimal.class, new NumberTextDeserializer<>(BigDecimal.class, Decimals::parse))
                .addDeserializer(Integer.class, new NumberTextDeserializer<>(Integer.class, WholeNumbers::parseInt))
                .addDeserializer(Long.class, new NumberTextDeserializer<>(Long.class, WholeNumbers::parseLong))
                .addSerializer(Amount.class, new TextSerializer<>(Amount.class))
                .addSerializer(Money.class, new TextSerializer<>(Money.class));
    }
}
