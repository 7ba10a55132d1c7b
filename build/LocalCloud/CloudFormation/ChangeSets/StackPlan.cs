using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation.Registry;
using AiChef.LocalCloud.CloudFormation.Stacks;
using AiChef.LocalCloud.CloudFormation.Templates;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.ChangeSets;

/// <summary>What an update of a stack to a definition would change, and what it needs.</summary>
internal sealed class StackPlan
{
    private readonly Cloud _cloud;
    private readonly CloudFormationState _state;
    private readonly ResourceTypes _types;
    private readonly Stack _stack;
    private readonly StackDefinition _target;
    private readonly Evaluator _evaluator;
    private readonly PreviewValues _values;
    private readonly Dictionary<string, PlannedAction> _planned = new(StringComparer.Ordinal);
    private readonly ParameterizedTemplate? _before;
    private readonly ExistingResources? _imports;
    private readonly ModelLimits _limits = new();

    public StackPlan(Cloud cloud, Stack stack, StackDefinition target, bool importExisting = false)
    {
        _imports = importExisting ? new ExistingResources(cloud, stack) : null;
        (_cloud, _stack, _target) = (cloud, stack, target);
        _state = cloud.Get<CloudFormationState>();
        _types = cloud.Offered<ResourceTypes>().In(stack.Scope);
        _values = new PreviewValues(cloud, _state, stack, _planned);
        var after = ParameterizedTemplate.Load(cloud, stack.Scope, target);
        _evaluator = after.Evaluator(new(stack.Scope, stack.Id, stack.Name, target.NotificationArns), _values);
        _before = stack.Definition is { } definition
            ? ParameterizedTemplate.Load(cloud, stack.Scope, definition)
            : null;
        Compute();
    }

    /// <summary>The changes as DescribeChangeSet answers them with property values.</summary>
    public JsonArray Changes { get; private set; } = [];

    /// <summary>The changes as it answers them without, which include possible ones.</summary>
    public JsonArray PlainChanges { get; private set; } = [];

    public string? Warning => _values.Warning;

    /// <summary>What the template has that LocalCloud does not model; null if that is nothing.</summary>
    public string? NotModelled => _limits.Refusal;

    /// <summary>Whether the definition differs from the stack, even if only in its outputs or tags.</summary>
    public bool HasChanges => Changes.Count > 0 || OutputChanges.AreIn(_stack.Definition?.Outputs ?? [], _evaluator);

    /// <summary>The capabilities that the resources need, the stronger one alone.</summary>
    public IReadOnlyList<string> MissingCapabilities()
    {
        var needed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var resource in ParameterizedTemplate.Wanted(_evaluator))
        {
            if (_types.Find(resource.Type)?.RequiredCapability(resource.Properties) is { } capability)
            {
                needed.Add(capability);
            }
        }

        if (needed.Contains("CAPABILITY_NAMED_IAM"))
        {
            needed.Remove("CAPABILITY_IAM");
        }

        return
        [
            .. needed.Where(capability =>
                !_target.Capabilities.Contains(capability)
                && !(capability == "CAPABILITY_IAM" && _target.Capabilities.Contains("CAPABILITY_NAMED_IAM"))
            ),
        ];
    }

    private void Compute()
    {
        var wanted = ParameterizedTemplate
            .Wanted(_evaluator)
            .ToDictionary(static resource => resource.LogicalId, StringComparer.Ordinal);
        var changes = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var id in InOrder(wanted))
        {
            if (ChangeOf(wanted[id]) is { } change)
            {
                changes[id] = change;
            }
        }

        foreach (
            var resource in _state
                .Resources(_stack.Id)
                .Where(resource => resource.Current is not null && !wanted.ContainsKey(resource.LogicalId))
        )
        {
            _planned[resource.LogicalId] = PlannedAction.Remove;
            changes[resource.LogicalId] = ResourceChange.Removal(resource);
        }

        LookForHooks(changes);
        TellModules(changes);
        string[] order = [.. wanted.Keys.Concat(changes.Keys).Distinct(StringComparer.Ordinal)];
        var plain = changes.ToDictionary(
            static change => change.Key,
            static change => ResourceChange.WithoutValues(change.Value),
            StringComparer.Ordinal
        );
        foreach (var id in InOrder(wanted).Where(id => !changes.ContainsKey(id)))
        {
            if (
                _state.Resource(_stack.Id, id) is { } existing
                && Differences(wanted[id].Type).Foreseen(wanted[id], _evaluator.Holds) is { Count: > 0 } details
            )
            {
                _planned[id] = PlannedAction.Modify;
                plain[id] = ResourceChange.WithoutValues(ResourceChange.Foreseen(existing, details));
            }
        }

        Changes = Listed(
            order,
            changes.ToDictionary(
                static change => change.Key,
                static change => ResourceChange.WithValues(change.Value),
                StringComparer.Ordinal
            )
        );
        PlainChanges = Listed(order, plain);
    }

    /// <summary>A hook decides on a change by code that nothing runs here.</summary>
    private void LookForHooks(Dictionary<string, JsonObject> changes)
    {
        var hooks = new ActiveHooks(_cloud, _stack.Scope, _stack.Name, _target.RoleArn);
        foreach (var (id, change) in changes)
        {
            var action = change.Text("Action") switch
            {
                "Add" => "CREATE",
                "Remove" => "DELETE",
                _ => "UPDATE",
            };
            if (hooks.Refusal(id, change.Text("ResourceType") ?? "", action) is { } refusal)
            {
                _limits.Add(refusal);
            }
        }
    }

    private void TellModules(Dictionary<string, JsonObject> changes)
    {
        if (_target.Modules.Count == 0)
        {
            return;
        }

        foreach (var (id, origin) in ParameterizedTemplate.Expanded(_cloud, _stack.Scope, _target).Origins)
        {
            if (changes.TryGetValue(id, out var change))
            {
                change["ModuleInfo"] = origin;
            }
        }
    }

    private static JsonArray Listed(string[] order, Dictionary<string, JsonObject> changes) =>
        new([
            .. order
                .Where(changes.ContainsKey)
                .Select(id => new JsonObject { ["Type"] = "Resource", ["ResourceChange"] = changes[id] }),
        ]);

    private PropertyChanges Differences(string type) =>
        new(_evaluator.Template, _before, ParameterChanges(), _planned, _types.Find(type)!.Schema);

    private List<string> InOrder(Dictionary<string, ResourceDeclaration> wanted)
    {
        var order = new List<string>();
        void Visit(string id)
        {
            if (order.Contains(id))
            {
                return;
            }

            foreach (
                var other in TemplateReferences
                    .Dependencies(_evaluator.Template, wanted[id], _evaluator.Holds)
                    .Where(wanted.ContainsKey)
            )
            {
                Visit(other);
            }

            order.Add(id);
        }

        foreach (var id in wanted.Keys)
        {
            Visit(id);
        }

        return order;
    }

    private JsonObject? ChangeOf(ResourceDeclaration resource)
    {
        var type = _types.Find(resource.Type)!;
        _values.Enter(resource.LogicalId);
        var existing = _state.Resource(_stack.Id, resource.LogicalId);
        JsonObject after;
        try
        {
            after = _evaluator.Properties(resource);
        }
        catch (AwsException unresolved)
        {
            _values.Warn(unresolved.Message);
            after = Unresolved(resource);
        }

        _limits.Look(resource.LogicalId, type.Schema, after);
        if (existing?.Current is not { } current)
        {
            _planned[resource.LogicalId] = PlannedAction.Add;
            return _imports?.PhysicalIdOf(resource, type, after, _evaluator.Text(resource.DeletionPolicy)) is { } found
                ? ResourceChange.Import(resource, found, after)
                : ResourceChange.Addition(resource, after);
        }

        var typed = PropertyCheck.Typed(type.Schema, after);
        _values.Planned(resource.LogicalId, typed);
        var details = Differences(resource.Type).Between(resource, current.Properties, typed);
        string[] attributes =
        [
            .. new AttributeChanges(_evaluator, _before, _target.Tags).Of(resource, type.Schema, current),
        ];
        if (details.Count == 0 && attributes.Length == 0 && type.Name == current.Type)
        {
            return MayHaveChanged(resource, existing, current, after);
        }

        var replace =
            type.Name != current.Type || (details.Count > 0 && type.NeedsReplacement(current.Properties, typed));
        _planned[resource.LogicalId] = replace ? PlannedAction.Replace : PlannedAction.Modify;
        var policy = !replace
            ? ReplacementPolicy.None
            : _evaluator.Text(resource.UpdateReplacePolicy) switch
            {
                "Retain" => ReplacementPolicy.Retain,
                "Snapshot" => ReplacementPolicy.Snapshot,
                _ => ReplacementPolicy.Delete,
            };
        return ResourceChange.Modification(resource, existing, current, after, details, policy, attributes);
    }

    /// <summary>A nested stack is always updated, since its template may have changed behind the same URL.</summary>
    private JsonObject? MayHaveChanged(
        ResourceDeclaration resource,
        StackResource existing,
        PhysicalResource current,
        JsonObject after
    )
    {
        var isNested = resource.Type == StackLog.StackType;
        _planned[resource.LogicalId] = isNested ? PlannedAction.Modify : PlannedAction.None;
        return isNested
            ? ResourceChange.Modification(
                resource,
                existing,
                current,
                after,
                [ResourceChange.Automatic()],
                ReplacementPolicy.None,
                []
            )
            : null;
    }

    /// <summary>The properties of a resource one of which cannot be resolved: that one is left as not known.</summary>
    private JsonObject Unresolved(ResourceDeclaration resource)
    {
        var after = new JsonObject();
        foreach (var (name, value) in resource.Properties)
        {
            try
            {
                var resolved = _evaluator.Evaluate(value);
                if (!ReferenceEquals(resolved, Evaluator.NoValue))
                {
                    after[name] = resolved;
                }
            }
            catch (AwsException)
            {
                after[name] = Evaluator.Unknown;
            }
        }

        return after;
    }

    private HashSet<string> ParameterChanges()
    {
        var before = _stack.Definition?.Parameters ?? [];
        return _target
            .Parameters.Where(parameter =>
                before.FirstOrDefault(old => old.Key == parameter.Key)?.Value != parameter.Value
            )
            .Select(static parameter => parameter.Key)
            .ToHashSet(StringComparer.Ordinal);
    }
}
