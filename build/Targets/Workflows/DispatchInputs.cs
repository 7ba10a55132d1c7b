using AiChef.Targets.CommandLine;
using AiChef.Targets.Workflows.Model;

namespace AiChef.Targets.Workflows;

/// <summary>Fields of the form by which a person starts a workflow, as the build's parameters are declared.</summary>
internal static class DispatchInputs
{
    internal static string NameOf(OptionDeclaration option) => option.Switch[2..];

    /// <summary>
    /// The field of a parameter. Left empty it leaves the build's own default, which only the build knows.
    /// </summary>
    internal static WorkflowInput Of(OptionDeclaration option, bool isRequired) =>
        TypeOf(option) switch
        {
            "choice" => Choice(option, option.AllowedValues![0], isRequired),
            "boolean" => Field(option, "boolean", isRequired) with { Default = "false" },
            "number" => Field(option, "number", isRequired),
            var type => Field(option, type, isRequired) with { Default = "", Description = Description(option) },
        };

    /// <summary>The field of a parameter that must have one of its values.</summary>
    internal static WorkflowInput Choice(
        OptionDeclaration option,
        string chosen,
        bool isRequired,
        IReadOnlyList<string>? values = null
    ) => Field(option, "choice", isRequired) with { Options = values ?? option.AllowedValues!, Default = chosen };

    /// <summary>A choice always has a value, so a parameter that may be left out is none.</summary>
    private static string TypeOf(OptionDeclaration option) =>
        option switch
        {
            { Kind: OptionKind.Flag } => "boolean",
            { Kind: OptionKind.Single, ValueType: var type }
                when Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal && !type.IsEnum => "number",
            { Kind: OptionKind.Single, AllowedValues: not null, ValueType: { IsEnum: true } } => "choice",
            _ => "string",
        };

    private static WorkflowInput Field(OptionDeclaration option, string type, bool isRequired) =>
        new(NameOf(option), option.Description ?? NameOf(option), type) { IsRequired = isRequired };

    private static string Description(OptionDeclaration option) =>
        option switch
        {
            // A field has one line.
            { Kind: OptionKind.List, Separator: null or '\n' } => $"{option.Description} (only one)",
            { Kind: OptionKind.List } => $"{option.Description} (separated by '{option.Separator}')",
            _ => option.Description ?? NameOf(option),
        };
}
