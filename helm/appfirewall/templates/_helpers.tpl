{{- define "appfirewall.name" -}}
{{- .Values.nameOverride | default .Chart.Name | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- define "appfirewall.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 50 | trimSuffix "-" -}}
{{- else if contains (include "appfirewall.name" .) .Release.Name -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name (include "appfirewall.name" .) | trunc 50 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "appfirewall.serviceAccount" -}}
{{- if .Values.serviceAccount.create -}}
{{- .Values.serviceAccount.name | default (include "appfirewall.fullname" .) -}}
{{- else -}}
{{- required "serviceAccount.name: name the service account, since serviceAccount.create is false" .Values.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{/* What the pods are found by; it cannot be changed later. */}}
{{- define "appfirewall.selector" -}}
app.kubernetes.io/name: {{ include "appfirewall.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "appfirewall.labels" -}}
{{ include "appfirewall.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end -}}

{{- define "appfirewall.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}
{{- end -}}

{{/* Refuses values that do not go together. */}}
{{- define "appfirewall.check" -}}
{{- if .Values.operator.watchNamespaces -}}
{{- if eq .Values.metrics.access "Token" -}}
{{- fail "metrics.access: Token needs rights in the whole cluster, and operator.watchNamespaces is set. Choose Disabled, or Anonymous, which shows the metrics to everybody who reaches the port." -}}
{{- end -}}
{{- if eq .Values.dashboard.access "Token" -}}
{{- fail "dashboard.access: Token needs rights in the whole cluster, and operator.watchNamespaces is set. Choose Disabled, or Anonymous, which shows everything to everybody who reaches the port." -}}
{{- end -}}
{{- if and .Values.firewall.enabled (not (and (has .Release.Namespace .Values.operator.watchNamespaces) (has "default" .Values.operator.watchNamespaces))) -}}
{{- fail "firewall.enabled: unless operator.watchNamespaces has default and the release's own namespace, the operator would be cut off from the API server, or not guarded. Leave it out." -}}
{{- end -}}
{{- if .Values.baseline.enabled -}}
{{- fail "baseline.enabled: a baseline concerns the whole cluster, and operator.watchNamespaces is set. Leave one of them out." -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* The operator's own file of properties. */}}
{{- define "appfirewall.configuration" -}}
{{- $operator := omit .Values.operator "ingressControllers" "monitoring" "leaderElection" -}}
{{- with .Values.operator.ingressControllers }}{{ $_ := set $operator "ingressControllers" . }}{{ end -}}
{{- with .Values.operator.monitoring }}{{ $_ := set $operator "monitoring" . }}{{ end -}}
{{- $_ := set $operator "leaderElection" (merge (dict "enabled" true "lease" (include "appfirewall.fullname" .)) .Values.operator.leaderElection) -}}
{{- $_ := set $operator "metrics" (pick .Values.metrics "access" "accessCache") -}}
{{- $_ := set $operator "dashboard" (pick .Values.dashboard "access") -}}
{{- dict "appfirewall" $operator "logging" (dict "level" (dict "io.appfirewall" .Values.log.level)) | toYaml -}}
{{- end -}}

{{/* Has an admission policy asked wherever the operator looks; of a root and the policy's name. */}}
{{- define "appfirewall.binding" -}}
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata:
  name: {{ .name }}
  labels: {{- include "appfirewall.labels" .root | nindent 4 }}
spec:
  policyName: {{ .name }}
  validationActions: [Deny]
  {{- with .root.Values.operator.watchNamespaces }}
  # Elsewhere another operator may write.
  matchResources:
    namespaceSelector:
      matchExpressions:
        - {key: kubernetes.io/metadata.name, operator: In, values: {{ toJson . }}}
  {{- end }}
{{- end -}}

{{/* In CEL, the labels of the pods that an object is or makes; of the variable that holds the object. */}}
{{- define "appfirewall.podLabels" -}}
{{ . }}.kind == 'Pod' ? {{ . }}.metadata.?labels.orValue({}) :
{{ . }}.kind == 'CronJob' ? {{ . }}.spec.jobTemplate.spec.template.?metadata.labels.orValue({}) :
{{ . }}.spec.?template.metadata.labels.orValue({})
{{- end -}}
