using AiChef.Tests;
using Xunit;
using Xunit.Abstractions;

// Half of the time, a test waits for a process that it has started.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
[assembly: TestCollectionOrderer($"AiChef.Tests.{nameof(LongestFirst)}", "AiChef.Tests")]

namespace AiChef.Tests;

/// <summary>
/// Classes that share what is compiled for them follow one another, for a minute or two. They begin before all others,
/// so that nothing waits for them in the end.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => collection.CollectionDefinition is null);
}
