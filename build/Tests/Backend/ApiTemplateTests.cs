using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Deployment.Conventions;
using AiChef.Templates;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Backend;

/// <summary>What the API's template promises.</summary>
public sealed class ApiTemplateTests
{
    private static readonly StackTemplate Template = StackTemplate.Load(
        Path.Combine(RepositoryRoot.Path, "backend", "infrastructure", "api-gateway-rest.yaml"),
        "api-gateway-rest.yaml"
    );

    private static readonly TemplateNode Resources = TemplateReader.Read(Template.Body)["Resources"]!;

    [Fact]
    public void Each_deployment_is_named_after_what_it_is_a_snapshot_of() =>
        OfType(ApiRevision.DeploymentType)
            .Select(deployment => deployment.Key)
            .ShouldBe([ApiRevision.LogicalIdOf(Template), $"{ApiRevision.LogicalIdOf(Template)}WithKey"]);

    [Fact]
    public void Each_deployment_waits_for_every_method_and_answer()
    {
        foreach (var (id, deployment) in OfType(ApiRevision.DeploymentType))
        {
            deployment["DependsOn"]!
                .Items.Select(item => item.Scalar!)
                .ShouldBe(
                    OfType("AWS::ApiGateway::Method")
                        .Concat(OfType("AWS::ApiGateway::GatewayResponse"))
                        .Select(entry => entry.Key),
                    ignoreOrder: true,
                    id
                );
        }
    }

    // a parameter that changes what is served needs a deployment for each of its values
    [Fact]
    public void What_a_parameter_changes_of_the_methods_has_a_deployment_of_its_own()
    {
        OfType("AWS::ApiGateway::Method")
            .Concat(OfType("AWS::ApiGateway::GatewayResponse"))
            .Concat(OfType("AWS::ApiGateway::Model"))
            .SelectMany(part => References(part.Value))
            .Where(name => TemplateReader.Read(Template.Body)["Parameters"]![name] is not null)
            .Distinct()
            .ShouldHaveSingleItem()
            .ShouldBe("RequireApiKey");
        OfType(ApiRevision.DeploymentType)
            .Select(deployment => deployment.Value["Condition"]!.Scalar)
            .ShouldBe(["IsOpen", "RequiresApiKey"]);
    }

    [Fact]
    public void Each_method_that_calls_a_function_needs_the_key_if_the_parameter_says_so_and_no_other_does()
    {
        foreach (var (id, method) in OfType("AWS::ApiGateway::Method"))
        {
            var properties = method["Properties"]!;
            var required = properties["ApiKeyRequired"];
            (required?.Tag, required?.Scalar).ShouldBe(
                properties["Integration"]!["Type"]!.Scalar == "MOCK" ? (null, null) : ("Ref", "RequireApiKey"),
                id
            );
        }
    }

    [Fact]
    public void Browsers_may_send_every_header_that_is_read_and_see_every_header_that_is_answered()
    {
        string[] sent =
        [
            "Content-Type",
            "Idempotency-Key",
            "If-Match",
            "If-None-Match",
            "X-Api-Key",
            "X-Correlation-Id",
        ];
        foreach (var (id, method) in OfType("AWS::ApiGateway::Method"))
        {
            if (method["Properties"]!["HttpMethod"]!.Scalar == "OPTIONS")
            {
                method["Properties"]!["Integration"]!["IntegrationResponses"]!.Items.Single()["ResponseParameters"]![
                    "method.response.header.Access-Control-Allow-Headers"
                ]!
                    .Scalar!.Trim('\'')
                    .Split(',')
                    .ShouldBe(sent, ignoreOrder: true, id);
            }
        }

        foreach (var (id, response) in OfType("AWS::ApiGateway::GatewayResponse"))
        {
            var headers = response["Properties"]!["ResponseParameters"]!;
            (headers["gatewayresponse.header.Access-Control-Expose-Headers"]?.Scalar).ShouldBe(
                headers["gatewayresponse.header.Retry-After"] is null ? null : "'Retry-After'",
                id
            );
        }
    }

    [Fact]
    public void Each_resource_with_methods_answers_a_preflight_request_with_those_methods()
    {
        foreach (
            var resource in OfType("AWS::ApiGateway::Method").GroupBy(m => m.Value["Properties"]!["ResourceId"]!.Scalar)
        )
        {
            var verbs = resource.Select(m => m.Value["Properties"]!["HttpMethod"]!.Scalar!).ToList();
            var preflight = resource.Single(m => m.Value["Properties"]!["HttpMethod"]!.Scalar == "OPTIONS").Value[
                "Properties"
            ]!["Integration"]!;
            preflight["Type"]!.Scalar.ShouldBe("MOCK");
            preflight["IntegrationResponses"]!.Items.Single()["ResponseParameters"]![
                "method.response.header.Access-Control-Allow-Methods"
            ]!
                .Scalar!.Trim('\'')
                .Split(',')
                .ShouldBe(verbs, ignoreOrder: true);
        }
    }

    [Fact]
    public void Each_method_with_a_body_checks_it_by_a_model_whatever_its_content_type() =>
        OfType("AWS::ApiGateway::Method")
            .Where(m => m.Value["Properties"]!["HttpMethod"]!.Scalar is "POST" or "PUT" or "PATCH")
            // the body of an order may be missing, which no model allows
            .Where(m => m.Key != "OrderMeal")
            .ShouldAllBe(m =>
                m.Value["Properties"]!["RequestModels"]!["$default"]!.Scalar != null
                && m.Value["Properties"]!["RequestValidatorId"]!.Scalar == "RequestValidator"
            );

    [Fact]
    public void No_model_passes_over_a_field_that_it_does_not_know()
    {
        foreach (var (id, model) in OfType("AWS::ApiGateway::Model"))
        {
            ShouldBeClosed(model["Properties"]!["Schema"]!, id);
        }
    }

    [Fact]
    public void No_preflight_request_is_answered_as_an_error_of_the_server_for_its_content_type() =>
        OfType("AWS::ApiGateway::Method")
            .Select(m => m.Value["Properties"]!["Integration"]!)
            .Where(integration => integration["Type"]!.Scalar == "MOCK")
            .ShouldAllBe(integration => integration["PassthroughBehavior"]!.Scalar == "NEVER");

    private static void ShouldBeClosed(TemplateNode schema, string path)
    {
        if (schema["properties"] is not { } properties)
        {
            return;
        }

        (schema["additionalProperties"]?.Scalar).ShouldBe("false", path);
        foreach (var (name, property) in properties.Entries)
        {
            ShouldBeClosed(property, $"{path}.{name}");
            if (property["items"] is { } items)
            {
                ShouldBeClosed(items, $"{path}.{name}[]");
            }
        }
    }

    private static IEnumerable<string> References(TemplateNode node) =>
        node.IsMap ? node.Entries.SelectMany(each => References(each.Value))
        : node.Scalar is { } text ? (node.Tag == "Ref" ? [text] : [])
        : node.Items.SelectMany(References);

    private static IEnumerable<TemplateEntry> OfType(string type) =>
        Resources.Entries.Where(e => e.Value["Type"]!.Scalar == type);
}
