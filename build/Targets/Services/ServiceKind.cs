namespace AiChef.Targets.Services;

/// <summary>How a service is deployed.</summary>
internal enum ServiceKind
{
    /// <summary>One template, one stack.</summary>
    Stack,

    /// <summary>A stack per function, then the functions' code by version and alias.</summary>
    Functions,
}
