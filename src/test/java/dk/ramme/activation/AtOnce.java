package dk.ramme.activation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets several threads go off together. */
public final class AtOnce {

    private AtOnce() {}

    /** What each came to: its result, or the exception it ended with. */
    @SafeVarargs
    public static List<Object> run(Callable<Object>... works) {
        var barrier = new CyclicBarrier(works.length);
        var pool = Executors.newFixedThreadPool(works.length);
        try {
            var futures = new ArrayList<Future<Object>>();
            for (var work : works) {
                futures.add(pool.submit(() -> {
                    barrier.await();
                    return work.call();
                }));
            }
            return futures.stream().map(AtOnce::outcome).toList();
        } finally {
            pool.shutdown();
        }
    }

    private static Object outcome(Future<Object> future) {
        try {
            return future.get();
        } catch (ExecutionException failure) {
            return failure.getCause();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
