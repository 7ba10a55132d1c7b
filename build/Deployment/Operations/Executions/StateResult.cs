namespace AiChef.Deployment.Operations.Executions;

/// <summary>How the visit of a state went.</summary>
public enum StateResult
{
    /// <summary>It is running.</summary>
    Running,

    /// <summary>It ended well, after retries or without.</summary>
    Succeeded,

    /// <summary>Its last attempt failed, and the execution went on where a Catch says.</summary>
    Caught,

    /// <summary>It failed, and nothing caught the error.</summary>
    Failed,

    /// <summary>It was still running when a state beside it failed, or the execution ended.</summary>
    Aborted,
}
