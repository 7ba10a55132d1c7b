using static Names;

/// <summary>Writes the client of a service: its configuration, interface and class.</summary>
sealed class ClientCode(Service s, Code code, ModelCode model)
{
    private readonly string _client = s.Head["client"];

    private void L(string line = "") => code.L(line);

    public void Write()
    {
        L($"    public partial class Amazon{_client}Request : AmazonWebServiceRequest {{ }}");
        Config();
        model.Exception($"Amazon{_client}Exception", "AmazonServiceException", []);
        Interface();
        L($"    public partial class {Class} : AmazonServiceClient, IAmazon{_client}");
        L("    {");
        Constructors();
        Operations();
    }

    private string Class => $"Amazon{_client}Client";

    private string Settings => $"Amazon{_client}Config";

    private string Factory => $"{s.Namespace}PaginatorFactory";

    private bool IsPaged => s.Ops.Any(Paged);

    private void Config()
    {
        L($"    public partial class {Settings} : ClientConfig");
        L("    {");
        L($"        public {Settings}() : base(ServiceConfig.Defaults())");
        L("        {");
        L("            ServiceId = Internal.Wire.Service.ServiceId;");
        L("            AuthenticationServiceName = Internal.Wire.Service.SigningName;");
        var rule = s.Head.ContainsKey("global") ? "GlobalEndpointProvider" : "RegionalEndpointProvider";
        L($"            EndpointProvider = new {rule}(Internal.Wire.Service.EndpointPrefix);");
        L("            UserAgent = ServiceConfig.UserAgent(Internal.Wire.Service);");
        L("        }");
        L("        public override string RegionEndpointServiceName => Internal.Wire.Service.EndpointPrefix;");
        L("        public override string ServiceVersion => Internal.Wire.Service.ApiVersion;");
        L("        public override string UserAgent { get; }");
        L(
            "        public override Amazon.Runtime.Endpoints.Endpoint "
                + "DetermineServiceOperationEndpoint(Amazon.Runtime.Endpoints.ServiceOperationEndpointParameters "
                + "parameters) => ServiceConfig.DetermineEndpoint(this, Internal.Wire.Service, parameters);"
        );
        L("    }");
    }

    private void Interface()
    {
        L($"    public partial interface IAmazon{_client} : IAmazonService, IDisposable");
        L("    {");
        if (IsPaged)
            L($"        I{Factory} Paginators {{ get; }}");
        foreach (var op in s.Ops)
        {
            L(
                $"        {Obs(op.Obsolete)}Task<{op.Name}Response> {op.Name}Async({op.Name}Request "
                    + "request, CancellationToken cancellationToken = default);"
            );
            foreach (var form in op.Simple)
                L(
                    $"        Task<{op.Name}Response> "
                        + $"{op.Name}Async({string.Concat(form.Select(p => $"string {Camel(p)}, "))}CancellationToken "
                        + "cancellationToken = default);"
                );
        }
        L(
            "        Amazon.Runtime.Endpoints.Endpoint "
                + "DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);"
        );
        L($"        static ClientConfig IAmazonService.CreateDefaultClientConfig() => new {Settings}();");
        L(
            "        static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials "
                + "awsCredentials, ClientConfig clientConfig) => "
                + $"new {Class}(awsCredentials, ({Settings})clientConfig);"
        );
        L("    }");
    }

    private void Constructors()
    {
        foreach (
            var (lead, pass) in new[]
            {
                ("", "(AWSCredentials)null"),
                ("AWSCredentials credentials", "credentials"),
                (
                    "string awsAccessKeyId, string awsSecretAccessKey",
                    "new BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey)"
                ),
                (
                    "string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken",
                    "new SessionAWSCredentials(awsAccessKeyId, awsSecretAccessKey, awsSessionToken)"
                ),
            }
        )
        {
            var comma = lead == "" ? "" : ", ";
            L($"        public {Class}({lead}) : this({pass}, new {Settings}()) {{ }}");
            L(
                $"        public {Class}({lead}{comma}RegionEndpoint region) : "
                    + $"this({pass}, new {Settings} {{ RegionEndpoint = region }}) {{ }}"
            );
            L(
                $"        public {Class}({lead}{comma}{Settings} {(lead == "" ? "config" : "clientConfig")}) : "
                    + $"{(pass == "credentials" ? "base" : "this")}({pass}, "
                    + $"{(lead == "" ? "config" : "clientConfig")}) {{ }}"
            );
        }
    }

    private void Operations()
    {
        L(
            "        protected override Amazon.Runtime.Internal.IServiceMetadata "
                + "ServiceMetadata => Internal.Wire.Service;"
        );
        L(
            "        protected override void CustomizeRuntimePipeline(Amazon.Runtime.Internal.RuntimePipeline "
                + "pipeline) => ServicePipeline.Customize(pipeline);"
        );
        L(
            "        public Amazon.Runtime.Endpoints.Endpoint "
                + "DetermineServiceOperationEndpoint(AmazonWebServiceRequest "
                + "request) => Config.DetermineServiceOperationEndpoint(new "
                + "Amazon.Runtime.Endpoints.ServiceOperationEndpointParameters(request));"
        );
        if (IsPaged)
            L($"        public I{Factory} Paginators => new {Factory}(this);");
        foreach (var op in s.Ops)
        {
            L(
                $"        {Obs(op.Obsolete)}public virtual Task<{op.Name}Response> {op.Name}Async({op.Name}Request "
                    + "request, CancellationToken cancellationToken = "
                    + $"default) => InvokeAsync<{op.Name}Response>(request, "
                    + $"ServicePipeline.Options(Internal.Wire.{op.Name}), cancellationToken);"
            );
            foreach (var form in op.Simple)
                L(
                    $"        public virtual Task<{op.Name}Response> "
                        + $"{op.Name}Async({string.Concat(form.Select(p => $"string {Camel(p)}, "))}CancellationToken "
                        + $"cancellationToken = default) => {op.Name}Async(new {op.Name}Request {{ "
                        + $"{string.Join(", ", form.Select(p => $"{p} = {Camel(p)}"))} }}, cancellationToken);"
                );
        }
        L("    }");
    }
}
