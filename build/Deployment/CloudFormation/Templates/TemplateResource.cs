namespace AiChef.Deployment.CloudFormation.Templates;

/// <summary>A resource as the template declares it.</summary>
/// <param name="LogicalId">Its logical id.</param>
/// <param name="Type">Its type, such as <c>AWS::Logs::LogGroup</c>.</param>
/// <param name="Line">Its line in the template, from 1.</param>
public sealed record TemplateResource(string LogicalId, string Type, int Line)
{
    /// <summary>
    /// True if AWS reads what it consists of from elsewhere at each deployment: the template of a nested stack, or the
    /// version of a module.
    /// </summary>
    internal bool IsResolvedByAws =>
        Type == "AWS::CloudFormation::Stack" || Type.EndsWith("::MODULE", StringComparison.Ordinal);
}
