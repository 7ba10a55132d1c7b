using System.Collections.Frozen;
using AiChef.ServiceModels;

namespace AiChef.LocalCloud.Wire.Shapes;

/// <summary>How a service checks its requests by its model, before anything is looked up.</summary>
internal sealed record InputRules
{
    /// <summary>The model's name in <c>build/ServiceModels</c>.</summary>
    public required string Model { get; init; }

    /// <summary>Whether it refuses what breaks a constraint. S3 does not. Default: it does.</summary>
    public bool Checks { get; init; } = true;

    /// <summary>Code of the error for a broken constraint. Default ValidationException.</summary>
    public string ValidationCode { get; init; } = "ValidationException";

    /// <summary>Whether paths of members of the body begin with the operation's input. Default: they do not.</summary>
    public bool NamesInput { get; init; }

    /// <summary>Whether the demands on list elements end with "Member must not be null". Default: no.</summary>
    public bool ListsNull { get; init; }

    /// <summary>How it tells wrong JSON types. Default: by the parser's tokens.</summary>
    public TypeTexts Types { get; init; } = TypeTexts.Tokens;

    /// <summary>
    /// Members whose constraints AWS does not enforce, or only with texts of the service, as <c>Operation.Member</c>,
    /// <c>Operation.*</c> or the name of a shape; the service checks them itself.
    /// </summary>
    public IReadOnlySet<string> Exempt { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Whether members that the model requires have to be given. Default: they have to.</summary>
    public bool ChecksRequired { get; init; } = true;

    /// <summary>
    /// Text of the service for a constraint that a value of a shape breaks at a path, alone in place of the usual
    /// ones; null: the usual one. Default: there are none.
    /// </summary>
    public Func<Shape, string, string, string?> OwnText { get; init; } = static (_, _, _) => null;

    /// <summary>The members that LocalCloud does not model, with what AWS takes when they are not given.</summary>
    public UnmodelledMembers Unmodelled { get; init; } = UnmodelledMembers.None;

    public bool IsExempt(string operation, ShapeMember member) =>
        Exempt.Contains($"{operation}.{member.Name}")
        || Exempt.Contains($"{operation}.*")
        || Exempt.Contains(member.Shape.Name);

    public bool Requires(string operation, ShapeMember member) =>
        ChecksRequired && !Exempt.Contains($"{operation}.{member.Name}?");
}
