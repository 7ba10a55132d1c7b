using AiChef.ServiceModels;
using Shouldly;
using Xunit;

namespace AiChef.Tests.ServiceModels;

public sealed class ServiceModelTests
{
    public static TheoryData<string> Services => new(ServiceModel.Services);

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_shape_that_an_operation_reaches_can_be_read(string service)
    {
        var model = ServiceModel.Of(service);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var operation in model.Operations)
        {
            Visit(operation.Input, seen);
            Visit(operation.Output, seen);
            operation.Path.ShouldStartWith("/", customMessage: operation.Name);
        }

        seen.Count.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void A_model_tells_what_AWS_demands_of_a_value()
    {
        var input = ServiceModel.Of("lambda").Find("CreateFunction")!.Input!;

        input.Find("Role")!.IsRequired.ShouldBeTrue();
        input.Find("MemorySize")!.Shape.Minimum.ShouldBe(128);
        input.Find("FunctionName")!.Shape.Pattern.ShouldNotBeNull().ShouldContain("function:");
        input.Find("PackageType")!.Shape.Values.ShouldBe(["Zip", "Image"]);
        input.Find("Architectures")!.Shape.Element!.Shape.Kind.ShouldBe(ShapeKind.String);
        input.Find("Kitchen").ShouldBeNull();
    }

    [Fact]
    public void A_model_tells_where_members_stand_in_HTTP()
    {
        var operation = ServiceModel.Of("s3").Find("PutObjectAcl")!;

        operation.Method.ShouldBe("PUT");
        operation.Path.ShouldBe("/{Bucket}/{Key+}");
        operation.Query.ShouldBe(["acl"]);
        operation.Input!.Payload.ShouldBe("AccessControlPolicy");
        operation.Input.Find("VersionId")!.Place.ShouldBe(Place.Query);
        operation.Input.Find("VersionId")!.WireName.ShouldBe("versionId");
    }

    [Fact]
    public void An_unknown_service_is_told()
    {
        Should.Throw<KeyNotFoundException>(() => ServiceModel.Of("kitchen"));
        ServiceModel.Of("sts").Find("Cook").ShouldBeNull();
    }

    private static void Visit(Shape? shape, HashSet<string> seen)
    {
        if (shape is null || !seen.Add(shape.Name))
        {
            return;
        }

        (shape.Element is not null).ShouldBe(shape.Kind == ShapeKind.List, shape.Name);
        (shape.Value is not null).ShouldBe(shape.Kind == ShapeKind.Map, shape.Name);
        foreach (var member in shape.Members.Append(shape.Element).Append(shape.Key).Append(shape.Value))
        {
            Visit(member?.Shape, seen);
        }
    }
}
