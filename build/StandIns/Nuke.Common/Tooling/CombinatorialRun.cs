using System.Collections.Concurrent;

namespace Nuke.Common.Tooling;

internal static class CombinatorialRun
{
    internal static IReadOnlyCollection<(T Settings, IReadOnlyCollection<Output> Output)> Run<T>(
        CombinatorialConfigure<T> configurator,
        Func<T, IReadOnlyCollection<Output>> execute,
        int degreeOfParallelism,
        bool completeOnFailure
    )
        where T : new()
    {
        var results = new ConcurrentQueue<(T, IReadOnlyCollection<Output>)>();
        var failures = new ConcurrentQueue<Exception>();
        Parallel.ForEach(
            configurator(new T()),
            new ParallelOptions { MaxDegreeOfParallelism = degreeOfParallelism },
            (settings, state) =>
            {
                try
                {
                    results.Enqueue((settings, execute(settings)));
                }
                catch (Exception exception)
                {
                    failures.Enqueue(exception);
                    if (!completeOnFailure)
                    {
                        state.Stop();
                    }
                }
            }
        );
        return failures.IsEmpty
            ? results
            : throw (failures.Count == 1 ? failures.First() : new AggregateException(failures));
    }
}
