package io.tranche.embedded;

import java.nio.file.Path;

/**
 * @param directory holds the cluster, its log and its passwords; made when missing
 * @param port to listen on, on loopback only; 0 for a free one
 * @param fsync false only where losing the data with the machine does not matter
 */
public record PostgresSettings(Path directory, int port, boolean fsync) {

    public static PostgresSettings durable(Path directory, int port) {
        return new PostgresSettings(directory, port, true);
    }

    public static PostgresSettings throwaway(Path directory) {
        return new PostgresSettings(directory, 0, false);
    }

    Path cluster() {
        return directory.resolve("cluster");
    }

    Path log() {
        return directory.resolve("postgres.log");
    }

    /** Lines of postgresql.conf. The sizes suit a laptop: all services together, some megabytes of hot rows. */
    String configuration(int actualPort) {
        return """
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 200
                wal_level = logical
                max_replication_slots = 10
                max_wal_senders = 10
                fsync = %s
                shared_buffers = 128MB
                max_wal_size = 1GB
                io_method = sync
                max_parallel_workers = 2
                random_page_cost = 1.1
                jit = off
                timezone = 'UTC'
                log_timezone = 'UTC'
                log_line_prefix = '%%m [%%p] %%u '
                """.formatted(actualPort, fsync ? "on" : "off");
    }
}
