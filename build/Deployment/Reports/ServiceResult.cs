namespace AiChef.Deployment.Reports;

/// <summary>How the deployment of a service ended.</summary>
public enum ServiceResult
{
    /// <summary>Everything is as declared, or it was a dry run.</summary>
    Succeeded,

    /// <summary>It failed, was refused or cancelled.</summary>
    Failed,

    /// <summary>It was skipped because one of its dependencies failed.</summary>
    Skipped,
}
