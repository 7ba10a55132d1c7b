using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>The tests that set variables of the process, one after another.</summary>
[CollectionDefinition(nameof(ProcessEnvironment), DisableParallelization = true)]
public sealed class ProcessEnvironment;
