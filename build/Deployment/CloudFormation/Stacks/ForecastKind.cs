namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>What a deployment would do with a stack.</summary>
public enum ForecastKind
{
    /// <summary>It would be created.</summary>
    Created,

    /// <summary>It would be updated.</summary>
    Updated,

    /// <summary>The remains of its failed creation would be deleted, and it would be created again.</summary>
    Recreated,

    /// <summary>Its rollback would be continued, and it would be updated.</summary>
    RollbackContinued,

    /// <summary>Its failed update would be rolled back, and it would be updated.</summary>
    RolledBack,

    /// <summary>The deployment would be refused, and nothing would be executed.</summary>
    Refused,

    /// <summary>Nothing would change.</summary>
    Unchanged,

    /// <summary>It depends on what is running now.</summary>
    Unknown,
}
