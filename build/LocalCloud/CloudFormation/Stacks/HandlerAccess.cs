using AiChef.LocalCloud.Access;
using AiChef.LocalCloud.Resources;
using AiChef.Permissions;

namespace AiChef.LocalCloud.CloudFormation.Stacks;

/// <summary>
/// What a handler of a resource type needs for a resource. The schema's list is longer than what one resource uses, so:
/// an action of the type's own service is asked for unless a rule of the type ties it to a property that is not given;
/// an action of another service is asked for only if such a rule names it and its property is given. Patterns and names
/// that no service knows are left out.
/// </summary>
internal static class HandlerAccess
{
    // a handler undoes nothing while it creates, and makes nothing while it deletes
    private static readonly string[] NotOfCreation =
    [
        "Delete",
        "Update",
        "Untag",
        "Remove",
        "Detach",
        "Disable",
        "Disassociate",
    ];
    private static readonly string[] NotOfDeletion = ["Create", "Put", "Add", "Attach", "Tag", "Untag"];

    /// <summary>Whether it is known what the handlers of a type need.</summary>
    public static bool Knows(ResourceType type) => HandlerPermissions.Find(type.Name) is not null;

    public static IEnumerable<AccessNeed> Of(ResourceType type, HandlerKind kind, ResourceRequest request)
    {
        if (HandlerPermissions.Find(type.Name) is not { } known)
        {
            yield break;
        }

        var context = type.AccessContext(request)
            .PutRequestTags([
                .. ResourceTags.Of(request).Where(static tag => !tag.Key.StartsWith("aws:", StringComparison.Ordinal)),
            ]);
        foreach (var action in Listed(known, kind).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (ActionScope.Find(action) is not { } scope || !IsUsed(type, kind, scope.Action, request, out var rule))
            {
                continue;
            }

            var own = scope.IsRestrictable ? type.AccessArn(request, scope.Action) : "*";
            var need = rule?.Need(scope.Action, request, own) ?? new AccessNeed(scope.Action, own);
            yield return need with
            {
                Context = new AccessContext(context).Add(need.Context),
            };
        }
    }

    private static IReadOnlyList<string> Listed(HandlerPermissions known, HandlerKind kind) =>
        kind switch
        {
            HandlerKind.Create => known.Create,
            HandlerKind.Update => known.Update,
            HandlerKind.Delete => known.Delete,
            _ => known.Read,
        };

    private static bool IsUsed(
        ResourceType type,
        HandlerKind kind,
        string action,
        ResourceRequest request,
        out HandlerRule? rule
    )
    {
        rule = type.HandlerRules.FirstOrDefault(each => each.Covers(action));
        if (rule is not null)
        {
            return rule.Applies(request, kind == HandlerKind.Update);
        }

        var (service, name) = (action[..action.IndexOf(':')], action[(action.IndexOf(':') + 1)..]);
        string[] not = kind switch
        {
            HandlerKind.Create => NotOfCreation,
            HandlerKind.Delete => NotOfDeletion,
            _ => [],
        };
        return service == ServiceOf(type.Name)
            && !Array.Exists(not, verb => name.StartsWith(verb, StringComparison.Ordinal));
    }

    private static string ServiceOf(string type)
    {
        var name = type.Split("::")[1];
        return name == "StepFunctions" ? "states" : name.ToLowerInvariant();
    }
}
