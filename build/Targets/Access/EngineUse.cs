namespace AiChef.Targets.Access;

/// <summary>What the build makes an AWS call for.</summary>
internal enum EngineUse
{
    /// <summary>To look at what is deployed, in every run.</summary>
    Read,

    /// <summary>To plan: it leaves nothing that changes what is deployed.</summary>
    Plan,

    /// <summary>To deploy, to remove or to write parameters.</summary>
    Write,

    /// <summary>To test what is deployed.</summary>
    Test,

    /// <summary>To look into what runs, and to keep it running.</summary>
    Operate,
}
