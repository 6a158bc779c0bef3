//! stub
use crate::object::*;
use crate::vm::{Res, Vm};
pub struct Shipped { pub name: &'static str, pub source: &'static str, pub is_package: bool }
pub fn native(_vm: &mut Vm, _name: &str) -> Option<Res<Ref<Module>>> { None }
pub fn shipped(_name: &str) -> Option<&'static Shipped> { None }
