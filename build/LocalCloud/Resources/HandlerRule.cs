using System.IO.Enumeration;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Access;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Resources;

/// <summary>Actions that the handlers of a type need only for one of its properties.</summary>
/// <param name="Actions">Actions or patterns of them, separated by blanks.</param>
/// <param name="Property">The property, with dots for members; <see cref="Never"/> for what is not modelled.</param>
internal sealed record HandlerRule(string Actions, string Property)
{
    /// <summary>No property needs the actions, as far as it is modelled.</summary>
    public const string Never = "";

    private readonly string[] _patterns = Actions.Split(' ');

    /// <summary>What the actions are on, by the request; null for the resource itself.</summary>
    public Func<ResourceRequest, string>? On { get; init; }

    /// <summary>The service that the property's role is passed to; null for actions other than iam:PassRole.</summary>
    public string? PassedTo { get; init; }

    /// <summary>A property that holds the ARN of a role which a service gets.</summary>
    public static HandlerRule Pass(string property, string service) =>
        new("iam:PassRole", property) { PassedTo = service };

    public bool Covers(string action) =>
        Array.Exists(_patterns, pattern => FileSystemName.MatchesSimpleExpression(pattern, action));

    /// <summary>
    /// Whether a request needs the actions: its property is given or, in an update, differs from what it was. A role is
    /// passed by every update.
    /// </summary>
    public bool Applies(ResourceRequest request, bool isUpdate)
    {
        if (Property == Never)
        {
            return false;
        }

        var (now, before) = (Value(request.Properties), Value(request.PreviousProperties));
        return IsOfTags(request) || (isUpdate && PassedTo is null ? !JsonNode.DeepEquals(now, before) : IsGiven(now));
    }

    /// <summary>The need for one of the actions.</summary>
    /// <param name="action">The action.</param>
    /// <param name="request">The request of the engine.</param>
    /// <param name="own">What the action is on, unless the rule says otherwise.</param>
    public AccessNeed Need(string action, ResourceRequest request, string own) =>
        PassedTo is not null
            ? AccessNeed.PassRole(Value(request.Properties).Text() ?? "*", PassedTo)
            : new(action, On?.Invoke(request) ?? own);

    // tags of the stack are added to those of the resource
    private bool IsOfTags(ResourceRequest request) =>
        Property == "Tags"
        && request.StackTags.Any(static tag => !tag.Key.StartsWith("aws:", StringComparison.Ordinal));

    private JsonNode? Value(JsonObject properties)
    {
        JsonNode? value = properties;
        foreach (var member in Property.Split('.'))
        {
            value = (value as JsonObject)?[member];
        }

        return value;
    }

    private static bool IsGiven(JsonNode? value) =>
        value switch
        {
            null => false,
            JsonArray list => list.Count > 0,
            JsonObject map => map.Count > 0,
            _ => true,
        };
}
