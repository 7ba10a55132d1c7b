namespace AiChef.Deployment.History;

/// <summary>How a deployment ended.</summary>
public enum DeploymentResult
{
    /// <summary>All of it is deployed.</summary>
    Deployed,

    /// <summary>It failed after it began to change something.</summary>
    Failed,

    /// <summary>The run was cancelled while AWS worked on it.</summary>
    Cancelled,
}
