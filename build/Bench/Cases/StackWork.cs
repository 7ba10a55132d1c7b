namespace AiChef.Bench.Cases;

/// <summary>What a deployment of stacks has to do.</summary>
internal enum StackWork
{
    /// <summary>The stacks do not exist.</summary>
    First,

    /// <summary>One output of each stack has another value.</summary>
    Changed,

    /// <summary>Nothing has changed.</summary>
    Unchanged,
}
