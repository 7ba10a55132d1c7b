namespace AiChef.Targets.Output;

/// <summary>Names of the outputs of the build for later steps of its job.</summary>
internal static class WorkflowOutput
{
    /// <summary>true once Discord was notified.</summary>
    internal const string Notified = "notified";

    /// <summary>The file of the report in Markdown.</summary>
    internal const string Report = "report";
}
