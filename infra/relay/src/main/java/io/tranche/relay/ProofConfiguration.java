package io.tranche.relay;

import io.tranche.relay.position.Checkpoints;
import io.tranche.relay.proof.ProofSettings;
import io.tranche.relay.proof.RepairProofs;
import io.tranche.relay.proof.Verification;
import io.tranche.relay.proof.VerificationRuns;
import io.tranche.relay.repair.OutboxTables;
import io.tranche.relay.repair.Repairs;
import java.time.Clock;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** What proves that Kafka has everything. */
@Configuration(proxyBeanMethods = false)
class ProofConfiguration {

    @Bean
    Verification verification(
            JdbcTemplate jdbc,
            TransactionOperations transactions,
            OutboxTables outboxes,
            Checkpoints checkpoints,
            KafkaProperties kafka,
            ProofSettings settings) {
        return new Verification(
                jdbc,
                transactions,
                outboxes,
                checkpoints,
                kafka.buildConsumerProperties(),
                settings,
                Clock.systemUTC());
    }

    @Bean
    RepairProofs repairProofs(Repairs repairs, Verification verification, JsonMapper json) {
        return new RepairProofs(repairs, verification, json);
    }

    @Bean
    VerificationRuns verificationRuns(JdbcClient jdbc, Verification verification, JsonMapper json, Relay relay) {
        return new VerificationRuns(jdbc, verification, json, relay.name());
    }

    @Bean
    ProofSchedule proofSchedule(Relay relay, RepairProofs proofs, VerificationRuns verifications) {
        return new ProofSchedule(relay, proofs, verifications);
    }
}
