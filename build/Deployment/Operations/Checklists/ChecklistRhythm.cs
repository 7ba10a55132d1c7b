namespace AiChef.Deployment.Operations.Checklists;

/// <summary>How often a checklist is gone through.</summary>
public enum ChecklistRhythm
{
    /// <summary>Every day: it looks at the last 24 hours.</summary>
    Daily,

    /// <summary>Every week: it looks at the last 7 days.</summary>
    Weekly,

    /// <summary>Every month: it looks at the last 30 days.</summary>
    Monthly,
}
