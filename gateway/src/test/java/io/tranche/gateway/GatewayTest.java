package io.tranche.gateway;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.UseMainMethod;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/** Starts the gateway on a free port before {@link FakeServices}, with bounds that a test can reach quickly. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = GatewayApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        useMainMethod = UseMainMethod.ALWAYS,
        properties = {
            "tranche.gateway.connections.response-timeout=3s",
            "tranche.gateway.connections.per-service-max=8",
            "tranche.gateway.breaker.calls-min=5",
            "tranche.gateway.breaker.open-for=3s"
        })
@ContextConfiguration(initializers = FakeServices.class)
@interface GatewayTest {}
