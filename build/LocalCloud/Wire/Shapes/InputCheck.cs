using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.ServiceModels;

namespace AiChef.LocalCloud.Wire.Shapes;

/// <summary>Checks a request by its service's model before a service gets it.</summary>
/// <param name="Service">The service's signing name.</param>
/// <param name="Rules">What of the model the service enforces.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Input">Its members, by their names in the request.</param>
internal sealed record InputCheck(string Service, InputRules Rules, ServiceOperation Operation, JsonObject Input)
{
    /// <summary>The check of a REST request; null for a path that the model lacks, or a body that is no JSON.</summary>
    public static InputCheck? Of(ServiceDeclaration service, HttpCall http)
    {
        if (
            service.Input is not { Checks: true } rules
            || !RestTable.Of(rules.Model).TryFind(http, out var operation, out var labels)
        )
        {
            return null;
        }

        try
        {
            return new(service.SigningName, rules, operation, RestInput.Read(operation, http, labels));
        }
        catch (JsonException)
        {
            // the service tells it in its own words
            return null;
        }
    }

    /// <summary>Refuses a call from within LocalCloud as a request would be.</summary>
    /// <exception cref="AwsException">The call is refused.</exception>
    public static void Refuse(string service, InputRules rules, string operation, JsonObject input)
    {
        if (ServiceModel.Of(rules.Model).Find(operation) is { } modelled)
        {
            var check = new InputCheck(service, rules, modelled, input);
            check.Types();
            check.Constraints();
        }
    }

    /// <summary>Refuses values of a wrong type.</summary>
    /// <exception cref="AwsException">A value has one: SerializationException.</exception>
    public void Types()
    {
        if (Operation.Input is { } shape)
        {
            new TypeCheck(Rules.Types).Check(shape, Input);
        }
    }

    /// <summary>Refuses what breaks a constraint, and what LocalCloud does not model.</summary>
    /// <exception cref="AwsException">The request is refused.</exception>
    public void Constraints()
    {
        if (Rules.Checks)
        {
            new ConstraintCheck(Rules, Operation).Check(Input);
        }

        Rules.Unmodelled.Refuse(Service, Operation, Input);
    }
}
