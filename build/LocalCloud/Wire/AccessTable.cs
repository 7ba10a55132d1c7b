using AiChef.LocalCloud.Access;

namespace AiChef.LocalCloud.Wire;

/// <summary>
/// What the operations of a service need, by operation. The action of an operation has its name unless the table says
/// otherwise. https://docs.aws.amazon.com/service-authorization/latest/reference/
/// </summary>
internal sealed class AccessTable(string service)
{
    private readonly Dictionary<string, Func<Cloud, AwsCall, IEnumerable<AccessNeed>>> _operations = new(
        StringComparer.Ordinal
    );

    /// <summary>The operations that the table has, in their order.</summary>
    public IReadOnlyCollection<string> Operations => _operations.Keys;

    /// <summary>Adds operations, separated by blanks, with all that they need.</summary>
    public AccessTable Needs(string operations, Func<Cloud, AwsCall, IEnumerable<AccessNeed>> needs)
    {
        foreach (var operation in operations.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            _operations.Add(operation, needs);
        }

        return this;
    }

    /// <summary>Adds operations that need the action of their name on one resource.</summary>
    public AccessTable On(string operations, Func<Cloud, AwsCall, string> resource) =>
        Needs(operations, (cloud, call) => [Own(call, resource(cloud, call))]);

    /// <summary>Adds operations that need the action of their name on several resources.</summary>
    public AccessTable OnEach(string operations, Func<Cloud, AwsCall, IEnumerable<string>> resources) =>
        Needs(operations, (cloud, call) => resources(cloud, call).Select(resource => Own(call, resource)));

    /// <summary>Adds operations whose action has no resource.</summary>
    public AccessTable OnAnything(string operations) => On(operations, static (_, _) => "*");

    /// <summary>Adds operations that need no permission.</summary>
    public AccessTable Free(string operations) => Needs(operations, static (_, _) => []);

    /// <summary>The action that has the operation's name.</summary>
    public AccessNeed Own(AwsCall call, string resource) => new($"{service}:{call.Operation}", resource);

    /// <summary>What a call needs; an operation that the table lacks needs the action of its name.</summary>
    public IEnumerable<AccessNeed> Of(Cloud cloud, AwsCall call) =>
        _operations.TryGetValue(call.Operation, out var needs) ? needs(cloud, call) : [Own(call, "*")];
}
