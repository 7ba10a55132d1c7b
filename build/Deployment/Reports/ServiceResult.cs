namespace AiChef.Deployment.Reports;

/// <summary>How the deployment of a service ended.</summary>
public enum ServiceResult
{
    /// <summary>Everything is as declared, or in a dry run: was looked at.</summary>
    Succeeded,

    /// <summary>It failed, was refused or cancelled.</summary>
    Failed,

    /// <summary>It was left out because something that it depends on failed.</summary>
    Skipped,
}
