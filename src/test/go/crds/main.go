// Command crds says what the API server of an older Kubernetes would say of CustomResourceDefinitions: it runs that
// version's own validation, CEL compiler and cost estimate included. It ends with 1 if it would refuse any.
package main

import (
	"context"
	"fmt"
	"os"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/install"
	v1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation"
	"k8s.io/apimachinery/pkg/runtime"
	"sigs.k8s.io/yaml"
)

func main() {
	scheme := runtime.NewScheme()
	install.Install(scheme)
	refused := false
	for _, file := range os.Args[1:] {
		for _, complaint := range complaints(scheme, file) {
			fmt.Printf("%s: %v\n", file, complaint)
			refused = true
		}
	}
	if refused {
		os.Exit(1)
	}
}

func complaints(scheme *runtime.Scheme, file string) []error {
	text, err := os.ReadFile(file)
	if err != nil {
		return []error{err}
	}
	crd := &v1.CustomResourceDefinition{}
	if err := yaml.UnmarshalStrict(text, crd); err != nil {
		return []error{err}
	}
	v1.SetDefaults_CustomResourceDefinition(crd)
	v1.SetDefaults_CustomResourceDefinitionSpec(&crd.Spec)
	internal := &apiextensions.CustomResourceDefinition{}
	if err := scheme.Convert(crd, internal, nil); err != nil {
		return []error{err}
	}
	// The registry fills this in before it validates.
	internal.Status.StoredVersions = []string{crd.Spec.Versions[0].Name}
	var found []error
	for _, complaint := range validation.ValidateCustomResourceDefinition(context.Background(), internal) {
		found = append(found, complaint)
	}
	return found
}
