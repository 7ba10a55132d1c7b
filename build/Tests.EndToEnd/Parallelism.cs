using Xunit;

// Half of the time, a test waits for what it has started.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]
