namespace AiChef.Deployment.Operations.Diagnosis;

/// <summary>The troubles that are looked for.</summary>
public enum TroubleKind
{
    /// <summary>A role was refused an action.</summary>
    MissingPermission,

    /// <summary>A definition or an API names a function or an alias that does not exist.</summary>
    MissingFunction,

    /// <summary>A definition has a mistake.</summary>
    MalformedDefinition,

    /// <summary>A state, an execution or a function took longer than it may.</summary>
    Timeout,

    /// <summary>A state or a function took nearly as long as it may.</summary>
    NearTimeout,

    /// <summary>Requests were turned away because there were too many.</summary>
    Throttle,

    /// <summary>A function used nearly all of its memory.</summary>
    NearMemory,

    /// <summary>An alarm tells nobody.</summary>
    AlarmWithoutAction,

    /// <summary>A log group keeps its events for ever.</summary>
    LogWithoutRetention,

    /// <summary>The credentials of the run expire soon.</summary>
    CredentialsExpire,

    /// <summary>A stack is in a status that needs somebody.</summary>
    OddStack,

    /// <summary>Something was changed by something else than a deployment.</summary>
    Drift,

    /// <summary>A search could not be made.</summary>
    NotSearched,
}
