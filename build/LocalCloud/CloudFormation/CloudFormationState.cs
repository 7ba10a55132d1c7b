using System.Collections.Concurrent;
using System.Globalization;
using AiChef.LocalCloud.CloudFormation.Stacks;
using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.CloudFormation;

/// <summary>
/// Stacks, their resources and events, and change sets. A change is one batch of the store, so that concurrent changes
/// are not lost.
/// </summary>
internal sealed class CloudFormationState : ICloudPart<CloudFormationState>
{
    // AWS forgets what is older than 90 days; a cloud that cycles through stacks all night has to forget by number
    private const int KeptDeletedStacks = 100;
    private const int KeptEvents = 1000;
    private const int KeptChangeSets = 100;

    // of an event's number, by which events are in order
    private const int Digits = 8;

    private const string Unfinished = "cfn-unfinished";
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;
    private readonly Cloud _cloud;
    private readonly Documents<Stack> _stacks;
    private readonly Documents<StackName> _names;
    private readonly Documents<StackResource> _resources;
    private readonly Documents<StackEvent> _events;
    private readonly Documents<ChangeSet> _changeSets;
    private readonly Documents<StackName> _unfinished;
    private readonly ConcurrentDictionary<string, KeyIndex> _index = new(StringComparer.Ordinal);

    private CloudFormationState(Cloud cloud)
    {
        _cloud = cloud;
        _stacks = new(cloud.Store, "cfn-stacks", StackDocuments.Stacks);
        _names = new(cloud.Store, "cfn-names", StackDocuments.Names);
        _resources = new(cloud.Store, "cfn-resources", StackDocuments.Resources);
        _events = new(cloud.Store, "cfn-events", StackDocuments.Events);
        _changeSets = new(cloud.Store, "cfn-change-sets", StackDocuments.ChangeSets);
        _unfinished = new(cloud.Store, Unfinished, StackDocuments.Names);
        foreach (var key in _resources.Keys)
        {
            Index(StackIdIn(key)).Resources.Add(key);
        }

        foreach (var key in _events.Keys)
        {
            Index(StackIdIn(key)).Events.Add(key);
        }
    }

    public static CloudFormationState Create(Cloud cloud) => new(cloud);

    public Stack? ById(string stackId) => _stacks[stackId];

    /// <summary>The stack that has the name now, or the stack of an id; deleted stacks are found by id only.</summary>
    public Stack? Find(Scope scope, string nameOrId)
    {
        if (nameOrId.StartsWith("arn:", StringComparison.Ordinal))
        {
            return _stacks[nameOrId];
        }

        return _names[scope.Key(nameOrId)] is { } name ? _stacks[name.StackId] : null;
    }

    public IEnumerable<Stack> Stacks(Scope scope) =>
        _stacks
            .StartingWith(scope.Arn("cloudformation", "stack/"))
            .Select(static entry => entry.Value)
            .OrderByDescending(static stack => stack.Created);

    /// <summary>Whether a stored operation has not ended; asked at start, without reading any stack.</summary>
    public static bool HasUnfinishedWork(StateStore store) => store.Load(Unfinished).Count > 0;

    /// <summary>Stacks of all accounts and regions whose operation has not ended.</summary>
    public IReadOnlyList<Stack> UnfinishedStacks() => [.. _unfinished.Keys.Select(key => _stacks[key]).OfType<Stack>()];

    public void Add(Stack stack)
    {
        using var batch = _cloud.Store.Begin();
        _stacks.Put(stack.Id, stack);
        _names.Put(stack.Scope.Key(stack.Name), new(stack.Id));
    }

    public Stack Change(string stackId, Func<Stack, Stack> change)
    {
        using var batch = _cloud.Store.Begin();
        var before = _stacks[stackId]!;
        var changed = change(before);
        _stacks.Put(stackId, changed);
        Mark(stackId, changed.Operation is not null);
        if (changed.IsDeleted && _names[changed.Scope.Key(changed.Name)]?.StackId == stackId)
        {
            _names.Remove(changed.Scope.Key(changed.Name));
        }

        if (changed.IsDeleted && !before.IsDeleted)
        {
            ForgetDeleted(changed.Scope);
        }

        if (changed.Operation is not null && before.Operation is null)
        {
            ForgetEarlier(stackId);
        }

        return changed;
    }

    /// <summary>A stack's resources in the order in which they were first made.</summary>
    public IReadOnlyList<StackResource> Resources(string stackId)
    {
        using var batch = _cloud.Store.Begin();
        return _index.TryGetValue(stackId, out var index)
            ? [.. index.Resources.Select(key => _resources[key]!).OrderBy(static resource => resource.Order)]
            : [];
    }

    public StackResource? Resource(string stackId, string logicalId) => _resources[$"{stackId}|{logicalId}"];

    public void Put(StackResource resource)
    {
        using var batch = _cloud.Store.Begin();
        var key = $"{resource.StackId}|{resource.LogicalId}";
        var index = Index(resource.StackId);
        if (resource.Order == 0)
        {
            var known = _resources[key]?.Order ?? 0;
            resource = resource with
            {
                Order =
                    known > 0
                        ? known
                        : index.Resources.Select(other => _resources[other]!.Order).DefaultIfEmpty().Max() + 1,
            };
        }

        index.Resources.Add(key);
        _resources.Put(key, resource);
    }

    public void Remove(StackResource resource)
    {
        using var batch = _cloud.Store.Begin();
        var key = $"{resource.StackId}|{resource.LogicalId}";
        Index(resource.StackId).Resources.Remove(key);
        _resources.Remove(key);
    }

    /// <summary>A stack's events, newest first.</summary>
    public IReadOnlyList<StackEvent> Events(string stackId)
    {
        using var batch = _cloud.Store.Begin();
        return _index.TryGetValue(stackId, out var index)
            ? [.. index.Events.Reverse().Select(key => _events[key]!)]
            : [];
    }

    /// <summary>The time of a stack's next event. No two have the same millisecond: event ids are made of it.</summary>
    public DateTimeOffset NextEventTime(string stackId)
    {
        using var batch = _cloud.Store.Begin();
        var now = _cloud.Now;
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
        var last = Index(stackId).Events.Max is { } key ? _events[key]!.Time : DateTimeOffset.MinValue;
        return now > last ? now : last.AddMilliseconds(1);
    }

    public void Add(StackEvent stackEvent)
    {
        using var batch = _cloud.Store.Begin();
        var index = Index(stackEvent.StackId);
        var last = index.Events.Max is { } newest ? int.Parse(newest.AsSpan(newest.Length - Digits), Invariant) : -1;
        var key = $"{stackEvent.StackId}|{(last + 1).ToString($"D{Digits}", Invariant)}";
        index.Events.Add(key);
        _events.Put(key, stackEvent);
    }

    public ChangeSet? ChangeSetById(string id) => _changeSets[id];

    public IReadOnlyList<ChangeSet> ChangeSets(string stackId) =>
        [
            .. _changeSets
                .StartingWith("")
                .Select(static entry => entry.Value)
                .Where(set => set.StackId == stackId)
                .OrderBy(static set => set.Created),
        ];

    public IReadOnlyList<ChangeSet> UnfinishedChangeSets() =>
        [.. _unfinished.Keys.Select(key => _changeSets[key]).OfType<ChangeSet>()];

    public void Put(ChangeSet changeSet)
    {
        using var batch = _cloud.Store.Begin();
        _changeSets.Put(changeSet.Id, changeSet);
        Mark(changeSet.Id, changeSet.Status is "CREATE_PENDING" or "CREATE_IN_PROGRESS");
    }

    public void Remove(ChangeSet changeSet) => _changeSets.Remove(changeSet.Id);

    private void Mark(string id, bool isUnfinished)
    {
        if (!isUnfinished)
        {
            _unfinished.Remove(id);
        }
        else if (_unfinished[id] is null)
        {
            _unfinished.Put(id, new(id));
        }
    }

    private void ForgetDeleted(Scope scope)
    {
        foreach (
            var stack in Stacks(scope)
                .Where(stack =>
                    stack.IsDeleted && (stack.RootId is null || _stacks[stack.RootId] is not { IsDeleted: false })
                )
                .OrderByDescending(static stack => stack.Deleted)
                .Skip(KeptDeletedStacks)
        )
        {
            foreach (var set in ChangeSets(stack.Id))
            {
                Remove(set);
            }

            if (_index.TryRemove(stack.Id, out var index))
            {
                RemoveAll(_resources, index.Resources);
                RemoveAll(_events, index.Events);
            }

            _stacks.Remove(stack.Id);
            _cloud.Get<StaleStacks>().Forget(stack.Id);
        }
    }

    // only between operations: an operation that fails is explained by its first events
    private void ForgetEarlier(string stackId)
    {
        var events = Index(stackId).Events;
        string[] earlier = [.. events.SkipLast(KeptEvents)];
        RemoveAll(_events, earlier);
        events.ExceptWith(earlier);
        foreach (
            var set in ChangeSets(stackId)
                .Where(static set => set.ExecutionStatus == "EXECUTE_COMPLETE")
                .SkipLast(KeptChangeSets)
        )
        {
            Remove(set);
        }
    }

    private static void RemoveAll<T>(Documents<T> documents, IEnumerable<string> keys)
        where T : class
    {
        foreach (var key in keys)
        {
            documents.Remove(key);
        }
    }

    private static string StackIdIn(string key) => key[..key.LastIndexOf('|')];

    private KeyIndex Index(string stackId) => _index.GetOrAdd(stackId, static _ => new KeyIndex());

    /// <summary>The keys of one stack's resources and events; only used within a batch.</summary>
    private sealed class KeyIndex
    {
        public HashSet<string> Resources { get; } = new(StringComparer.Ordinal);

        public SortedSet<string> Events { get; } = new(StringComparer.Ordinal);
    }
}
