namespace AiChef.Deployment.CloudFormation.Templates;

/// <summary>A parameter as the template declares it.</summary>
public sealed record TemplateParameter
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its line in the template, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Its type, <c>String</c> where the template names none.</summary>
    public required string Type { get; init; }

    /// <summary>Its default, or null.</summary>
    public string? Default { get; init; }

    /// <summary>The values allowed; empty for any.</summary>
    public IReadOnlyList<string> AllowedValues { get; init; } = [];

    /// <summary>The regular expression that the whole value matches; null for any.</summary>
    public string? AllowedPattern { get; init; }

    /// <summary>The bounds of the length in characters.</summary>
    public ParameterBounds Length { get; init; } = ParameterBounds.None;

    /// <summary>The bounds of a number.</summary>
    public ParameterBounds Range { get; init; } = ParameterBounds.None;

    /// <summary>True when the value is a secret that AWS masks.</summary>
    public bool NoEcho { get; init; }

    /// <summary>True if the value is a list, whose items are separated by commas.</summary>
    public bool IsList => Type == "CommaDelimitedList" || Type.StartsWith("List<", StringComparison.Ordinal);

    /// <summary>True if the value, or each item of it, is a number.</summary>
    public bool IsNumber => Type is "Number" or "List<Number>";

    /// <summary>True if AWS resolves the value at deployment, so that an equal value may mean a changed one.</summary>
    public bool IsResolvedByAws => Type.StartsWith("AWS::SSM::Parameter::", StringComparison.Ordinal);
}
